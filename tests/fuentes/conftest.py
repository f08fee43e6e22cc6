"""Una copia de los datos de muestra que cada prueba puede estropear."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.errores import ErrorDeLectura, FalloDeLectura
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo

REPOSITORIO = Path(__file__).parents[2]
MESA = "mesa-territorializacion"
T2, T3 = Periodo.desde_texto("2024-T2"), Periodo.desde_texto("2024-T3")
COMITE, S1, S2 = "comite-faros-mareas", Periodo.desde_texto("2024-S1"), Periodo.desde_texto("2024-S2")
LA_MESA = f"parametros/instancias/{MESA}"
INSTANCIA, VIGENCIA = f"{LA_MESA}/instancia.yaml", f"{LA_MESA}/2024.yaml"
TEXTOS, FORMATO = f"{LA_MESA}/textos/2024-T3.md", "parametros/formatos/bogota_233_2018.yaml"


@dataclass(frozen=True)
class Muestra:
    """La carpeta de datos de la Mesa, con lo que hace falta para cambiarla y volver a leerla."""

    raiz: Path

    def cambiar(self, archivo: str, viejo: str, nuevo: str) -> int:
        """Cambia la primera vez que aparece un texto, y devuelve en qué línea estaba."""
        ruta = self.raiz / archivo
        texto = ruta.read_text(encoding="utf-8")
        assert viejo in texto
        ruta.write_text(texto.replace(viejo, nuevo, 1), encoding="utf-8")
        return texto[: texto.index(viejo)].count("\n") + 1

    def agregar(self, archivo: str, texto: str) -> int:
        """Agrega al final, y devuelve en qué línea quedó."""
        ruta = self.raiz / archivo
        anterior = ruta.read_text(encoding="utf-8")
        ruta.write_text(anterior + texto, encoding="utf-8")
        return anterior.count("\n") + 1

    def leer(self) -> Expediente:
        return leer_carpeta(self.raiz, MESA, T3)

    def fallos(self) -> tuple[FalloDeLectura, ...]:
        with pytest.raises(ErrorDeLectura) as error:
            self.leer()
        return error.value.fallos

    def unico_fallo(self) -> FalloDeLectura:
        fallos = self.fallos()
        assert len(fallos) == 1, "\n".join(map(str, fallos))
        return fallos[0]


@pytest.fixture
def muestra(tmp_path: Path) -> Muestra:
    shutil.copytree(REPOSITORIO / "parametros", tmp_path / "parametros")
    return Muestra(tmp_path)


@pytest.fixture(scope="session")
def expediente() -> Expediente:
    return leer_carpeta(REPOSITORIO, MESA, T3)
