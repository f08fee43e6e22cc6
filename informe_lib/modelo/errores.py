"""El error de la casa: dice qué pasó, dónde y qué hacer, y cruza entre procesos."""


class ErrorInforme(Exception):
    """Todo lo que informe rechaza a sabiendas; su texto se le muestra tal cual a quien lo usa.

    Las clases hijas pasan todos sus argumentos a `super().__init__`, para que el error
    sobreviva al viaje entre procesos, y escriben su mensaje en `__str__`.
    """
