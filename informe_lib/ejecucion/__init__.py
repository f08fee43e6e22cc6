"""Piso 6. Ejecutar los cuadernos y dejar las salidas completas, o no dejar nada."""
