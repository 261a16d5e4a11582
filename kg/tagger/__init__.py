"""The trained component for who said what: networks over arrays, no parser inside."""
