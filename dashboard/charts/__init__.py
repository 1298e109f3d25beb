"""DataFrame in, plotly Figure out: pure functions, one picture per file, colour and shape by meaning in style.py."""
