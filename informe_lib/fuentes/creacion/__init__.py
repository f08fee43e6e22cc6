"""Crear lo que después se lee: una carpeta de proyecto, una instancia, un periodo."""
