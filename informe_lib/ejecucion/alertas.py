"""Las alertas de un informe, junto a su cuaderno: quien lo genera las lee antes de que otro las encuentre."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from informe_lib.exportacion.documento import EstadoDelDocumento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.lectura.ajeno import documento_suelto
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.presentacion.alertas import bloques_de_alertas, bloques_de_salvedades
from informe_lib.revision.alerta import Alerta
from informe_lib.revision.salvedades import con_salvedad

RUTA = Path("interno") / "alertas.json"
PAGINA = Path("interno") / "alertas.html"
ESQUEMA = 1


def escribir_alertas(
    carpeta: Path, alertas: Sequence[Alerta], expediente: Expediente, estado: EstadoDelDocumento
) -> None:
    """Deja las alertas en la carpeta de salidas, como página y como datos, aunque no haya ninguna.

    La página dice también por cuáles alguien responde, y por qué.
    """
    ruta = carpeta / RUTA
    ruta.parent.mkdir(parents=True, exist_ok=True)
    contenido = {"esquema": ESQUEMA, "alertas": [alerta.como_json() for alerta in alertas]}
    ruta.write_text(json.dumps(contenido, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    salvadas = bloques_de_salvedades(con_salvedad(alertas, expediente))
    titulo = f"Alertas de {expediente.nombre}, {expediente.periodo}"
    pagina = documento_suelto(titulo, (*bloques_de_alertas(alertas), *salvadas))
    pagina = replace(pagina, metadatos=replace(pagina.metadatos, estado=estado))
    (carpeta / PAGINA).write_text(escribir_html(pagina), encoding="utf-8")


def cuenta_de_alertas(carpeta: Path) -> Counter[Severidad]:
    """Cuántas alertas de cada severidad dejó un informe; ninguna si su archivo no está o no se entiende."""
    try:
        escritas = json.loads((carpeta / RUTA).read_text(encoding="utf-8"))["alertas"]
        return Counter(Severidad(una["severidad"]) for una in escritas)
    except (OSError, ValueError, KeyError, TypeError):
        return Counter()
