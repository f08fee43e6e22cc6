"""Cuánto tarda cada cosa, como razones tomadas en una misma corrida; aquí no hay promesas, hay medidas."""
