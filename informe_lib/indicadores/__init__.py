"""Piso 2. Las cifras: funciones puras sobre el expediente, cada una con su ficha."""
