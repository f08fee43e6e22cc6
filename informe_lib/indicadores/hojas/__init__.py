"""Las hojas de vida de las cifras, por asunto: cada indicador, con las filas de las que sale."""
