"""Piso 3. Lo que duda de los datos y de los textos: cada duda es una alerta."""
