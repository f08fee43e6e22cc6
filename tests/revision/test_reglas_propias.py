"""Las reglas que otro paquete agrega, y la que falla: cómo entran y qué pasa con las demás."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.catalogo import ErrorReglaRepetida, de_la_casa, reglas
from informe_lib.revision.regla import Dato, Duda, Regla
from informe_lib.revision.revisar import CODIGO_DE_REGLA_ROTA, revisar
from tests.conftest import RAIZ

PAGINA = (RAIZ / "docs" / "reglas.md").read_text(encoding="utf-8")
MODULO = re.findall(r"```python\n(.*?)```", PAGINA, re.DOTALL)[0]
PUNTOS = tomllib.loads(re.findall(r"```toml\n(.*?)```", PAGINA, re.DOTALL)[0])["project"]["entry-points"]
NOMBRE = "reglas_de_la_entidad"
Instalar = Callable[[str], None]


@pytest.fixture
def instalar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Instalar]:
    """Deja el paquete de la página como lo dejaría pip: su módulo y su ficha con el punto de entrada."""

    def _instalar(modulo: str) -> None:
        (tmp_path / f"{NOMBRE}.py").write_text(modulo, encoding="utf-8")
        ficha = tmp_path / f"{NOMBRE}-1.0.dist-info"
        ficha.mkdir()
        (ficha / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NOMBRE}\nVersion: 1.0\n", "utf-8")
        renglones = (
            f"[{grupo}]\n" + "\n".join(f"{k} = {v}" for k, v in suyos.items())
            for grupo, suyos in PUNTOS.items()
        )
        (ficha / "entry_points.txt").write_text("\n".join(renglones), "utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        reglas.cache_clear()

    yield _instalar
    monkeypatch.undo()
    sys.modules.pop(NOMBRE, None)
    reglas.cache_clear()


def test_la_regla_del_ejemplo_corre_con_las_de_la_casa(instalar: Instalar, muestra: Expediente) -> None:
    instalar(MODULO)
    suyas = [alerta for alerta in revisar(muestra) if alerta.codigo == "E01"]
    assert [alerta.donde.dato for alerta in suyas] == [
        f"sesiones/{una.clave}/modalidad" for una in muestra.sesiones
    ]
    assert all(alerta.donde.archivo and alerta.severidad is Severidad.SUGERENCIA for alerta in suyas)
    assert {regla.codigo for regla in reglas()} == {*(regla.codigo for regla in de_la_casa()), "E01"}


def test_una_regla_con_el_codigo_de_otra_se_rechaza_y_se_dice_cual_es(
    instalar: Instalar, muestra: Expediente
) -> None:
    instalar(MODULO.replace('"E01"', '"V07"'))
    with pytest.raises(ErrorReglaRepetida, match=r"se llaman «V07»\. Póngale otro código"):
        revisar(muestra)


@pytest.mark.parametrize(
    ("modulo", "razon"),
    [
        ("import no_esta_instalado", "no_esta_instalado"),
        ("REGLAS = ('E01',)", "no es una Regla"),
        ("", "REGLAS"),
    ],
)
def test_un_paquete_que_no_carga_es_una_alerta_y_las_demas_reglas_siguen(
    modulo: str, razon: str, instalar: Instalar, muestra: Expediente
) -> None:
    sin_el = revisar(muestra)
    instalar(modulo)
    con_el = revisar(muestra)
    (rota,) = set(con_el) - set(sin_el)
    assert (rota.codigo, set(sin_el) - set(con_el)) == (CODIGO_DE_REGLA_ROTA, set())
    assert "reglas_de_la_entidad:REGLAS" in rota.mensaje
    assert razon in rota.mensaje


def test_una_regla_que_falla_a_medias_se_nombra_y_las_otras_siguen(muestra: Expediente) -> None:
    def fallar(expediente: Expediente) -> Iterator[Duda]:
        yield Duda("De una regla rota no se cree ni lo que alcanzó a decir.", Dato("sesiones"))
        raise ZeroDivisionError(expediente.instancia.clave)

    rota = Regla("E02", "No divide por cero", Severidad.IMPIDE, "Por esto.", "Haga esto.", fallar)
    alertas = revisar(muestra, (rota, *de_la_casa()))
    (queja,) = (alerta for alerta in alertas if alerta.codigo == CODIGO_DE_REGLA_ROTA)
    assert "La regla E02 («No divide por cero») falló" in queja.mensaje
    assert "ZeroDivisionError" in queja.mensaje
    assert set(revisar(muestra, de_la_casa())) == set(alertas) - {queja}
