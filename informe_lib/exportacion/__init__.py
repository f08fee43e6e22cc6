"""Piso 5. Del cuaderno ejecutado al Documento, y del Documento a cada formato."""
