"""Small Streamlit pieces the pages are made of."""
