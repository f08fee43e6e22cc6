"""Piso 0. Lo que existe, con papel y lápiz: sin archivos, sin reloj, sin pandas."""
