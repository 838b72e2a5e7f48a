"""Files and their formats: from bytes to grids of cells, each as it is stored."""
