"""De las salidas de una celda a bloques: las nuestras, las de pandas o matplotlib, y las de cualquiera."""
