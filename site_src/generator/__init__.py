"""Builds the site: reads the notices, checks what people wrote, renders pages and packs the browser's runtime."""
