"""Lo que «informe nuevo» escribe: sirve desde el primer minuto y no mueve nada de lo que había."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from informe_lib.cli.siguiente import agregar_el_siguiente
from informe_lib.fuentes.carpeta import leer_carpeta, periodos_de
from informe_lib.fuentes.creacion.archivos import ErrorAlEscribir, ErrorDeCreacion
from informe_lib.fuentes.creacion.formato_elegido import ErrorFormatoDesconocido
from informe_lib.fuentes.creacion.insercion import con_periodo
from informe_lib.fuentes.creacion.instancia import NuevaInstancia, crear_instancia
from informe_lib.fuentes.creacion.proyecto import crear_formato, crear_proyecto
from informe_lib.fuentes.creacion.yaml_escrito import escrito
from informe_lib.fuentes.errores import ErrorDeLectura
from informe_lib.fuentes.yaml_marcado import Escalar, Mapa, leer_nodos
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.periodo import Periodo
from tests.conftest import RAIZ

COMITE, MESA = "comite-faros-mareas", "mesa-territorializacion"
SIGUIENTE = Periodo.desde_texto("2025-T1")
HOSTILES = [
    'Mesa «A»: la #1, {x} [y] "z" & *w* !t | > % @ `',
    "- guion", "? duda", "null", "~", "sí", "No", "001", "2024-01-01", "{{ cifra.x }}", "'", "\\n",
    "a: b", "x #y", "termina en dos puntos:", "😀 emoji", "مرحبا",
]  # fmt: skip


@pytest.fixture
def proyecto_con_ejemplo(tmp_path: Path) -> Path:
    crear_proyecto(tmp_path / "proyecto", con_ejemplo=True)
    return tmp_path / "proyecto"


@pytest.fixture
def proyecto_nuevo(tmp_path: Path) -> Path:
    crear_proyecto(tmp_path / "proyecto")
    return tmp_path / "proyecto"


def todo_lo_escrito(carpeta: Path) -> dict[str, bytes]:
    rutas = sorted(ruta for ruta in carpeta.rglob("*") if ruta.is_file())
    return {ruta.relative_to(carpeta).as_posix(): ruta.read_bytes() for ruta in rutas}


def test_un_proyecto_trae_lo_suyo_y_sus_muestras_se_leen_igual_que_las_de_la_biblioteca(
    proyecto_con_ejemplo: Path,
) -> None:
    escritos = todo_lo_escrito(proyecto_con_ejemplo)
    for archivo in (
        "parametros/esquemas/vigencia.json",
        "notebooks/informe_gestion.ipynb",
        "salidas/README.md",
        "docs/guia_analista.md",
    ):
        assert escritos[archivo] == (RAIZ / archivo).read_bytes()
    periodo = Periodo.desde_texto("2024-S2")
    assert leer_carpeta(proyecto_con_ejemplo, COMITE, periodo) == leer_carpeta(RAIZ, COMITE, periodo)


def test_una_carpeta_con_algo_no_se_toca_y_una_con_solo_git_sirve(tmp_path: Path) -> None:
    (tmp_path / "tesis.docx").write_bytes(b"")
    with pytest.raises(ErrorDeCreacion, match="no está vacía"):
        crear_proyecto(tmp_path)
    assert list(todo_lo_escrito(tmp_path)) == ["tesis.docx"]
    (tmp_path / "otra" / ".git").mkdir(parents=True)
    crear_proyecto(tmp_path / "otra")
    assert (tmp_path / "otra" / "LEAME.md").is_file()


@pytest.mark.parametrize("nombre", HOSTILES)
def test_un_valor_escrito_se_lee_igual(nombre: str) -> None:
    raiz, tropiezos = leer_nodos(f"campo: {escrito(nombre)}\nen_linea: {{otro: {escrito(nombre)}}}\n")
    assert tropiezos == ()
    assert isinstance(raiz, Mapa)
    assert raiz.entradas["campo"] == Escalar(nombre, 1)
    assert raiz.entradas["en_linea"] == Mapa({"otro": Escalar(nombre, 2)}, 2)


@pytest.mark.parametrize("formato", ["bogota_233_2018", "ejemplo_semestral"])
def test_una_instancia_nueva_se_lee_enseguida_y_cada_dato_que_falta_dice_por_que(
    proyecto_nuevo: Path, formato: str
) -> None:
    crear_instancia(proyecto_nuevo, NuevaInstancia("mi-mesa", HOSTILES[0], formato, SIGUIENTE))
    expediente = leer_carpeta(proyecto_nuevo, "mi-mesa", SIGUIENTE)
    assert expediente.nombre == HOSTILES[0]
    assert isinstance(expediente.instancia.entidad_de_la_secretaria, Ausencia)
    assert "instancia.yaml" in expediente.instancia.entidad_de_la_secretaria.motivo
    assert expediente.textos == ()


def test_los_ejemplos_de_una_instancia_nueva_sirven_con_solo_quitarles_el_numeral(
    proyecto_nuevo: Path,
) -> None:
    nueva = NuevaInstancia("mi-mesa", "Mi Mesa", "bogota_233_2018", SIGUIENTE)
    for ruta in crear_instancia(proyecto_nuevo, nueva):
        if ruta.suffix == ".yaml":
            destapado = re.sub(r"(?m)^# (?= {2})", "", ruta.read_text(encoding="utf-8"))
            ruta.write_text(destapado, encoding="utf-8")
    expediente = leer_carpeta(proyecto_nuevo, "mi-mesa", SIGUIENTE)
    llenas = ("normas", "reglamentos", "integrantes", "designaciones", "funciones", "cifras", "sesiones")
    llenas += ("asistencias", "decisiones", "seguimientos", "versiones_del_plan", "actividades", "avances")
    for tabla in (*llenas, "valores", "publicaciones"):
        assert len(getattr(expediente, tabla)) == 1, tabla


@pytest.mark.parametrize(
    ("clave", "nombre", "dice"),
    [
        ("Mi Mesa", "Mi Mesa", "mi-mesa"),
        ("../x", "Mi Mesa", "no sirve como clave"),
        ("con", "Mi Mesa", "Windows"),
        ("mi-mesa", "  ", "está vacío"),
        (MESA, "Otra", "ya existe"),
    ],
)
def test_una_clave_o_un_nombre_que_no_sirven_se_rechazan_sin_escribir_nada(
    proyecto_con_ejemplo: Path, clave: str, nombre: str, dice: str
) -> None:
    antes = todo_lo_escrito(proyecto_con_ejemplo)
    with pytest.raises(ErrorDeCreacion, match=dice):
        crear_instancia(proyecto_con_ejemplo, NuevaInstancia(clave, nombre, "bogota_233_2018", SIGUIENTE))
    assert todo_lo_escrito(proyecto_con_ejemplo) == antes


def test_un_formato_que_no_existe_se_dice_con_una_sugerencia(proyecto_nuevo: Path) -> None:
    with pytest.raises(ErrorFormatoDesconocido, match=r"¿Quiso decir «bogota_233_2018»\?"):
        crear_instancia(proyecto_nuevo, NuevaInstancia("mi-mesa", "Mi Mesa", "bogota_233_2019", SIGUIENTE))


def test_un_formato_propio_nace_igual_al_que_copia(proyecto_con_ejemplo: Path) -> None:
    ruta = crear_formato(proyecto_con_ejemplo, "el_mio", "bogota_233_2018")
    original = RAIZ / "parametros" / "formatos" / "bogota_233_2018.yaml"
    assert ruta.read_text(encoding="utf-8").replace("el_mio", "bogota_233_2018") == original.read_text(
        encoding="utf-8"
    )
    with pytest.raises(ErrorDeCreacion, match="ya hay un formato"):
        crear_formato(proyecto_con_ejemplo, "el_mio", "bogota_233_2018")


def test_el_periodo_siguiente_agrega_un_renglon_y_todo_lo_demas_queda_byte_por_byte(
    proyecto_con_ejemplo: Path,
) -> None:
    antes = todo_lo_escrito(proyecto_con_ejemplo)
    agregado, pendientes = agregar_el_siguiente(proyecto_con_ejemplo, MESA, None)
    ahora = todo_lo_escrito(proyecto_con_ejemplo)
    carpeta = f"parametros/instancias/{MESA}"
    textos = ahora.pop(f"{carpeta}/textos/2024-T4.md").decode()
    vigencia = f"{carpeta}/2024.yaml"
    renglon = b"  - {periodo: 2024-T4, estado: abierto}\n"
    assert ahora[vigencia].count(renglon) == 1
    assert {**ahora, vigencia: ahora[vigencia].replace(renglon, b"")} == antes
    assert [str(uno.periodo) for uno in periodos_de(proyecto_con_ejemplo, MESA)][-1] == "2024-T4"
    # La validación del reglamento se cumplió; el seguimiento al plan sigue.
    assert [una.clave for una in pendientes] == ["seguimiento-plan-2024"]
    assert pendientes[0].texto in textos
    assert re.findall(r"(?m)^## (.+)$", textos) == ["plan", "analisis", "sintesis"]
    assert not agregado.es_vigencia_nueva


VIGENCIAS = {
    "en bloque": ("periodos:\n  - periodo: 2025-T1\n    estado: abierto  # va\n\n# Fin\nsesiones:\n", 4),
    "sin sangría": ("periodos:\n- {periodo: 2025-T1}\nsesiones:\n", 3),
    "sin renglón final": ("sesiones:\nperiodos:\n  - {periodo: 2025-T1}", 4),
    "vacíos": ("periodos:\nsesiones:\n", 2),
    "sin «periodos»": ("sesiones:\n", 3),
    "con un renglón partido": ("periodos:\n  - {periodo: 2025-T1,\n     estado: abierto}\nsesiones:\n", 4),
}


@pytest.mark.parametrize("nombre", VIGENCIAS)
@pytest.mark.parametrize(("marca", "fin"), [(b"", b"\n"), (b"\xef\xbb\xbf", b"\r\n")])
def test_se_agregue_donde_se_agregue_lo_que_habia_queda_igual(nombre: str, marca: bytes, fin: bytes) -> None:
    escrita, _ = VIGENCIAS[nombre]
    antes = marca + f"esquema: 1\n{escrita}".encode().replace(b"\n", fin)
    ahora = con_periodo(antes, Periodo.desde_texto("2025-T2"), "2025.yaml")
    nuevos = [renglon for renglon in ahora.split(fin) if b"2025-T2" in renglon]
    assert len(nuevos) == 1
    resto = ahora.replace(nuevos[0] + fin, b"", 1)
    assert resto.removesuffix(fin + b"periodos:" + fin).rstrip() == antes.rstrip()
    assert ahora.count(b"\n") == ahora.count(fin)


@pytest.mark.parametrize(
    "escrita",
    [
        "periodos: [{periodo: 2025-T1}]\n",
        "periodos: []\n",
        "periodos: uno\n",
        "periodos:\r  - {periodo: 2025-T1}\rsesiones:\r",
    ],
)
def test_donde_no_se_sabe_agregar_se_dice_que_escribir_a_mano(escrita: str) -> None:
    with pytest.raises(ErrorAlEscribir, match=r"\{periodo: 2025-T2, estado: abierto\}"):
        con_periodo(f"esquema: 1\n{escrita}".encode(), Periodo.desde_texto("2025-T2"), "2025.yaml")


def test_la_vigencia_siguiente_lleva_el_plan_que_rige_sin_nada_ejecutado(proyecto_con_ejemplo: Path) -> None:
    antes = todo_lo_escrito(proyecto_con_ejemplo)
    agregado, pendientes = agregar_el_siguiente(proyecto_con_ejemplo, COMITE, None)
    ahora = todo_lo_escrito(proyecto_con_ejemplo)
    assert {ruta: ahora[ruta] for ruta in antes} == antes
    assert agregado.es_vigencia_nueva
    assert [una.clave for una in pendientes] == ["inventario-de-luces", "boyas-2025"]
    expediente = leer_carpeta(proyecto_con_ejemplo, COMITE, agregado.periodo)
    plan = {una.clave: una for una in expediente.actividades_del_plan()}
    assert list(plan) == [
        "inspecciones", "faros-en-servicio", "muelles-senalizados", "dias-de-respuesta",
        "protocolo-de-niebla", "talleres",
    ]  # fmt: skip
    assert [str(uno.periodo) for uno in expediente.avances if uno.periodo.vigencia == 2025] == []
    # Una meta de nivel parte de donde llegó; lo que se programa lo tiene que decidir el plan nuevo.
    niveles = {clave: una.linea_base for clave, una in plan.items() if una.tipo_de_meta.es_de_nivel()}
    assert niveles == {"faros-en-servicio": 18, "muelles-senalizados": 9, "dias-de-respuesta": 7}
    assert "en 2024 fue 26" in str(getattr(plan["inspecciones"].programado_anual, "motivo", ""))
    assert plan["protocolo-de-niebla"].funcion == Ausencia(
        plan["protocolo-de-niebla"].funcion.clase, "es un compromiso del plan de desarrollo ficticio"
    )


def test_una_actividad_que_salio_del_plan_no_pasa_al_siguiente(proyecto_con_ejemplo: Path) -> None:
    ruta = proyecto_con_ejemplo / "parametros" / "instancias" / COMITE / "2024.yaml"
    texto = ruta.read_text(encoding="utf-8")
    ruta.write_text(
        texto.replace("      orden: 1\n", "      orden: 1\n      hasta_version: 1\n"), encoding="utf-8"
    )
    agregado, _ = agregar_el_siguiente(proyecto_con_ejemplo, COMITE, None)
    expediente = leer_carpeta(proyecto_con_ejemplo, COMITE, agregado.periodo)
    assert "inspecciones" not in [una.clave for una in expediente.actividades_del_plan()]


def test_lo_programado_por_periodos_llega_sumado_al_plan_siguiente(proyecto_con_ejemplo: Path) -> None:
    """La misma cuenta del indicador: 12 y 14 inspecciones por semestre son 26, aunque nadie escribió 26."""
    ruta = proyecto_con_ejemplo / "parametros" / "instancias" / COMITE / "2024.yaml"
    texto = ruta.read_text(encoding="utf-8")
    inspecciones, resto = texto.split("    - clave: faros-en-servicio\n")
    sin_anual = re.sub(r"(?m)^      (programado_anual|ajustes):.*\n(?:        - .*\n)*", "", inspecciones)
    assert "programado: 12" in sin_anual
    ruta.write_text(f"{sin_anual}    - clave: faros-en-servicio\n{resto}", encoding="utf-8")
    agregado, _ = agregar_el_siguiente(proyecto_con_ejemplo, COMITE, None)
    assert agregado.actividades == 6
    plan = leer_carpeta(proyecto_con_ejemplo, COMITE, agregado.periodo).actividades_del_plan()
    assert isinstance(plan[0].programado_anual, Ausencia)
    assert plan[0].programado_anual.motivo.endswith("en 2024 fue 26")


def test_un_nivel_que_no_se_conoce_no_se_arrastra_del_ano_de_antes(proyecto_con_ejemplo: Path) -> None:
    ruta = proyecto_con_ejemplo / "parametros" / "instancias" / COMITE / "2024.yaml"
    texto = ruta.read_text(encoding="utf-8")
    sin_niveles = re.sub(
        r"(programado: \d+, ejecutado: )\d+(, soporte: Acta de entrega)",
        r"\1{sin_dato: no se contó}\2",
        texto,
    )
    ruta.write_text(sin_niveles, encoding="utf-8")
    agregado, _ = agregar_el_siguiente(proyecto_con_ejemplo, COMITE, None)
    plan = leer_carpeta(proyecto_con_ejemplo, COMITE, agregado.periodo).actividades_del_plan()
    muelles = next(una for una in plan if una.clave == "muelles-senalizados")
    assert isinstance(muelles.linea_base, Ausencia)
    assert muelles.linea_base.motivo == "no se conoce el nivel con que cerró 2024: no se contó"


SIN_PERIODOS = ["periodos:\n", "periodos:  # ninguno\n", ""]


@pytest.fixture
def mesa_sin_periodos(proyecto_nuevo: Path) -> Path:
    """El archivo 2025.yaml de una instancia recién creada, que declara 2025-T1, y sus textos."""
    crear_instancia(proyecto_nuevo, NuevaInstancia("mi-mesa", "Mi Mesa", "ejemplo_semestral", SIGUIENTE))
    return proyecto_nuevo / "parametros" / "instancias" / "mi-mesa" / "2025.yaml"


def declarar(vigencia: Path, periodos: str) -> None:
    texto = vigencia.read_text(encoding="utf-8")
    declara = "periodos:\n  - {periodo: 2025-T1, estado: abierto}\n"
    assert declara in texto
    vigencia.write_text(texto.replace(declara, periodos), encoding="utf-8")


@pytest.mark.parametrize("pedido", ["2025-T1", "2025-T3", "2026-T1", "2024-T4"])
@pytest.mark.parametrize("periodos", SIN_PERIODOS)
def test_sin_periodos_declarados_el_primero_es_el_que_se_pida(
    proyecto_nuevo: Path, mesa_sin_periodos: Path, periodos: str, pedido: str
) -> None:
    declarar(mesa_sin_periodos, periodos)
    (mesa_sin_periodos.parent / "textos" / "2025-T1.md").unlink()
    with pytest.raises(
        ErrorDeCreacion, match=r"todavía no declara ninguno\. Diga cuál es el primero: --periodo"
    ):
        agregar_el_siguiente(proyecto_nuevo, "mi-mesa", None)
    agregado, _ = agregar_el_siguiente(proyecto_nuevo, "mi-mesa", Periodo.desde_texto(pedido))
    assert [str(uno.periodo) for uno in periodos_de(proyecto_nuevo, "mi-mesa")] == [pedido]
    leido = leer_carpeta(proyecto_nuevo, "mi-mesa", agregado.periodo)
    assert leido.formato.clave == "ejemplo_semestral"
    assert agregado.actividades == 0


def test_un_periodo_cuyos_textos_ya_estaban_se_declara_sin_tocarlos(
    proyecto_nuevo: Path, mesa_sin_periodos: Path
) -> None:
    textos = mesa_sin_periodos.parent / "textos"
    (textos / "2025-T2.md").write_text("## plan\n\nYa escrito.\n", encoding="utf-8")
    agregado, _ = agregar_el_siguiente(proyecto_nuevo, "mi-mesa", None)
    assert agregado.escritos == (mesa_sin_periodos,)
    leido = leer_carpeta(proyecto_nuevo, "mi-mesa", agregado.periodo)
    assert [texto.contenido for texto in leido.textos] == ["Ya escrito."]
    # Los de un periodo que no es el que se declara siguen sin lugar, y el error dice cómo dárselo.
    (textos / "2025-T4.md").write_text("## plan\n\nYa escrito.\n", encoding="utf-8")
    with pytest.raises(ErrorDeLectura, match="informe nuevo periodo --instancia mi-mesa --periodo 2025-T4"):
        agregar_el_siguiente(proyecto_nuevo, "mi-mesa", None)


def test_sin_periodos_y_con_sus_textos_tambien_se_declara(
    proyecto_nuevo: Path, mesa_sin_periodos: Path
) -> None:
    declarar(mesa_sin_periodos, "")
    agregado, _ = agregar_el_siguiente(proyecto_nuevo, "mi-mesa", SIGUIENTE)
    assert agregado.escritos == (mesa_sin_periodos,)


def test_un_periodo_que_no_es_el_que_sigue_dice_cual_se_salto(
    proyecto_nuevo: Path, mesa_sin_periodos: Path
) -> None:
    assert mesa_sin_periodos.is_file()
    agregados = [
        agregar_el_siguiente(proyecto_nuevo, "mi-mesa", Periodo.desde_texto(pedido))[0]
        for pedido in ("2025-T2", "2025-T4", "2025-T3")
    ]
    assert [uno.saltado for uno in agregados] == [None, Periodo.desde_texto("2025-T3"), None]


@pytest.mark.parametrize("nombre", ["con", "CON.x", "a:b", "uno\ndos", 'con "comillas"', "fin.", "a\\b"])
def test_un_proyecto_no_se_llama_como_no_deja_windows(tmp_path: Path, nombre: str) -> None:
    with pytest.raises(ErrorDeCreacion, match="Elija un nombre"):
        crear_proyecto(tmp_path / nombre)
    assert list(tmp_path.iterdir()) == []


def test_un_formato_no_se_llama_como_no_deja_windows(proyecto_nuevo: Path) -> None:
    with pytest.raises(ErrorDeCreacion, match="Windows"):
        crear_formato(proyecto_nuevo, "con", "bogota_233_2018")


@pytest.mark.parametrize(
    ("periodo", "dice"),
    [("2024-S1", "ya lo declara"), ("2025-T1", "informa por semestre y ese es un trimestre")],
)
def test_un_periodo_que_no_corresponde_se_rechaza(
    proyecto_con_ejemplo: Path, periodo: str, dice: str
) -> None:
    antes = todo_lo_escrito(proyecto_con_ejemplo)
    with pytest.raises(ErrorDeCreacion, match=dice):
        agregar_el_siguiente(proyecto_con_ejemplo, COMITE, Periodo.desde_texto(periodo))
    assert todo_lo_escrito(proyecto_con_ejemplo) == antes
