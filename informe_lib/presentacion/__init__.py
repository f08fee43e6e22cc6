"""Piso 4. Lo que el informe dice: secciones, textos, tablas y gráficas, como bloques (datos, no HTML)."""
