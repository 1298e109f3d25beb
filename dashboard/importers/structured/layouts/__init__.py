"""The published layouts, one module a return or data set."""
