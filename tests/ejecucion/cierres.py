"""Un proyecto cuyo informe se puede cerrar: por cada alerta que lo impide, alguien responde."""

from __future__ import annotations

import json
from pathlib import Path

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.revision.revisar import revisar
from informe_lib.revision.salvedades import sin_salvedad
from tests.conftest import INSTANCIA, TRIMESTRE

VIGENCIA = Path("parametros") / "instancias" / INSTANCIA / "2024.yaml"
MOTIVO, QUIEN = "El informe publicado no lo dice", "Secretaría Técnica"


def responder_por_todo(proyecto: Path) -> None:
    """Escribe en los datos una salvedad por cada alerta que impide cerrar."""
    expediente = leer_carpeta(proyecto, INSTANCIA, TRIMESTRE)
    datos = {(una.codigo, una.donde.dato) for una in sin_salvedad(revisar(expediente), expediente)}
    salvedades = [
        {"periodo": TRIMESTRE.clave, "regla": regla, "dato": dato, "motivo": MOTIVO, "quien": QUIEN}
        for regla, dato in sorted(datos)
    ]
    with (proyecto / VIGENCIA).open("a", encoding="utf-8") as vigencia:
        vigencia.write(f"\nsalvedades: {json.dumps(salvedades, ensure_ascii=False)}\n")


def corregir(proyecto: Path, viejo: str = "valor: 45", nuevo: str = "valor: 46") -> None:
    """Cambia un dato de la vigencia, como quien corrige lo que ya cerró."""
    ruta = proyecto / VIGENCIA
    texto = ruta.read_text(encoding="utf-8")
    assert viejo in texto
    ruta.write_text(texto.replace(viejo, nuevo, 1), encoding="utf-8")
