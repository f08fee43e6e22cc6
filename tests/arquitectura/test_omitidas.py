"""Una prueba que no corre no comprueba nada: donde están todos los programas, omitirla es fallar."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import RAIZ

OMITIDAS = {
    "marca": "@pytest.mark.skip(reason='porque sí')\ndef test_una():\n    pass",
    "condicion": "@pytest.mark.skipif(True, reason='porque sí')\ndef test_una():\n    pass",
    "camino": "def test_una():\n    pytest.skip('porque sí')",
    "fixture": "@pytest.fixture\ndef algo():\n    pytest.skip('porque sí')\n\ndef test_una(algo):\n    pass",
    "programa": "from tests.conftest import programa\n\ndef test_una():\n    programa('porque sí')",
    "archivo": "pytest.skip('porque sí', allow_module_level=True)",
    "modulo": "pytest.importorskip('modulo_que_no_existe', reason='porque sí')",
}
LIMPIAS = {
    "corre": "def test_una():\n    pass",
    "prevista": "@pytest.mark.xfail\ndef test_una():\n    raise ValueError",
}


def correr(carpeta: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Corre en otro proceso, con el conftest de la casa, un archivo por cada manera de omitir."""
    (carpeta / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    for nombre, fuente in (OMITIDAS | LIMPIAS).items():
        (carpeta / f"test_{nombre}.py").write_text(f"import pytest\n\n{fuente}\n", encoding="utf-8")
    entorno = {clave: valor for clave, valor in os.environ.items() if clave != "INFORME_CI"} | variables
    orden = [sys.executable, "-m", "pytest", "-rA", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*orden, "--continue-on-collection-errors", "-c", str(carpeta / "pytest.ini"), str(carpeta)],
        cwd=RAIZ, env=entorno, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_en_ci_cada_manera_de_omitir_es_una_falla_que_dice_su_motivo(tmp_path: Path) -> None:
    corrida = correr(tmp_path, INFORME_CI="1")
    assert corrida.returncode == 1
    rotas = set(re.findall(r"^(?:FAILED|ERROR) .*test_(\w+)\.py", corrida.stdout, re.MULTILINE))
    assert rotas == set(OMITIDAS)
    assert corrida.stdout.count("con INFORME_CI=1 eso es una falla") >= len(OMITIDAS)
    assert corrida.stdout.count("porque sí") >= len(OMITIDAS)
    assert "1 passed, 1 xfailed" in corrida.stdout


def test_en_casa_una_omision_no_es_una_falla(tmp_path: Path) -> None:
    corrida = correr(tmp_path)
    assert corrida.returncode == 0
    assert f"1 passed, {len(OMITIDAS)} skipped, 1 xfailed" in corrida.stdout
