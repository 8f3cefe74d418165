"""One chart a file: DataFrame in, Altair chart out."""
