"""Write the sample families' files again from their content: `python -m sample_data.build`."""

from pathlib import Path

from sample_data import family_a, family_b, family_c
from sample_data.files import write

HERE = Path(__file__).parent


def main() -> None:
    """One folder a family; files whose content is the same differ only in what the workbook format stamps."""
    for family in (family_a, family_b, family_c):
        write(family.FILES, HERE / family.LABEL.replace(" ", "_").lower())


if __name__ == "__main__":
    main()
