"""Makes the site: reads and checks what people wrote, renders pages, packs what the browser runs."""
