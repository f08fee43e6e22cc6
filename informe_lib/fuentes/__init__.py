"""Piso 1. De dónde vienen los datos: de un archivo al Expediente, con el lugar de cada uno."""
