"""Files of the whole council: loaded in bulk, and the part of them that is one family's."""
