"""Files out: tables as CSV and workbooks, with no cell that a spreadsheet could run."""
