"""Lo que no se puede representar se rechaza todo a la vez, con archivo, línea y remedio."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import yaml

from informe_lib.fuentes.archivo import TAMANO_MAXIMO, leer_archivo
from informe_lib.fuentes.carpeta import leer_carpeta, periodos_de
from informe_lib.fuentes.errores import ErrorDeLectura
from informe_lib.fuentes.yaml_marcado import leer_nodos
from informe_lib.modelo.expediente import Origen
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.plan import VersionDelPlan
from tests.fuentes.conftest import FORMATO, INSTANCIA, LA_MESA, MESA, T3, TEXTOS, VIGENCIA, Muestra

ARCHIVOS = {"instancia": INSTANCIA, "vigencia": VIGENCIA, "textos": TEXTOS, "formato": FORMATO}
CASOS = yaml.safe_load((Path(__file__).parent / "casos" / "rechazos.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("caso", CASOS, ids=[caso["caso"] for caso in CASOS])
def test_se_rechaza_con_su_archivo_su_renglon_y_un_remedio(muestra: Muestra, caso: dict[str, str]):
    archivo = ARCHIVOS[caso["archivo"]]
    muestra.cambiar(archivo, caso["cambia"], caso["por"])
    fallos = muestra.fallos()
    propios = [fallo for fallo in fallos if caso["dice"] in str(fallo)]
    assert propios, "\n".join(map(str, fallos))
    assert all(fallo.remedio for fallo in fallos)
    renglones = (muestra.raiz / archivo).read_text(encoding="utf-8").splitlines()
    assert propios[0].origen == Origen(archivo, propios[0].origen.linea)
    assert caso["renglon"] in renglones[propios[0].origen.linea - 1]


def test_cinco_errores_en_un_archivo_son_cinco_fallos_en_su_orden(muestra: Muestra):
    cambios = {
        "fecha: 2024-04-16": "fecha: 31/02/2024",
        "idpac: asistió": "idpac: asistio",
        "fecha: 2024-09-03": "fecha: 2024-09-31",
        "clave: validacion-reglamento": "clave: ../x",
        "publicaciones:": "publicasiones:",
    }
    lineas = [muestra.cambiar(VIGENCIA, viejo, nuevo) for viejo, nuevo in cambios.items()]
    fallos = muestra.fallos()
    assert [fallo.origen.linea for fallo in fallos] == lineas
    assert {fallo.origen.archivo for fallo in fallos} == {VIGENCIA}


def test_los_errores_de_todos_los_archivos_salen_juntos_y_bien_contados(muestra: Muestra):
    muestra.cambiar(INSTANCIA, "orden: 1", "orden: primero")
    linea = muestra.cambiar(VIGENCIA, "estado: abierto", "estado: entreabierto")
    muestra.cambiar(TEXTOS, "## analisis", "## plan")
    muestra.cambiar(FORMATO, "alcance: acumulado", "alcance: anual")
    with pytest.raises(ErrorDeLectura) as error:
        muestra.leer()
    assert [fallo.origen.archivo for fallo in error.value.fallos] == [FORMATO, VIGENCIA, INSTANCIA, TEXTOS]
    assert str(error.value).startswith(f"Hay 4 errores por corregir:\n\n{FORMATO}, línea ")
    assert f"\n\n{VIGENCIA}, línea {linea}: " in str(error.value)


def test_el_formato_se_revisa_junto_con_los_datos(muestra: Muestra):
    muestra.cambiar(INSTANCIA, "orden: 1", "orden: primero")
    muestra.cambiar(FORMATO, "alcance: acumulado", "alcance: anual")
    assert [fallo.origen.archivo for fallo in muestra.fallos()] == [FORMATO, INSTANCIA]


def test_el_error_dice_lo_mismo_despues_de_pasar_de_un_proceso_a_otro(muestra: Muestra):
    muestra.cambiar(INSTANCIA, "orden: 1", "orden: primero")
    with pytest.raises(ErrorDeLectura) as error:
        muestra.leer()
    viajero = pickle.loads(pickle.dumps(error.value))  # noqa: S301 (se acaba de escribir aquí mismo)
    assert (viajero.fallos, str(viajero)) == (error.value.fallos, str(error.value))


def test_un_solo_error_se_cuenta_en_singular(muestra: Muestra):
    linea = muestra.cambiar(INSTANCIA, "orden: 1", "orden: primero")
    with pytest.raises(ErrorDeLectura) as error:
        muestra.leer()
    assert str(error.value).startswith(f"Hay un error por corregir:\n\n{INSTANCIA}, línea {linea}: ")


def test_una_clave_repetida_dice_los_dos_renglones(muestra: Muestra):
    linea = muestra.cambiar(VIGENCIA, "vigencia: 2024\n", "vigencia: 2024\nvigencia: 2024\n")
    fallo = muestra.unico_fallo()
    assert fallo.origen == Origen(VIGENCIA, linea + 1)
    assert fallo.que.endswith(f"ya está en la línea {linea}")


def test_una_sesion_sin_clave_valida_no_hace_dudar_de_sus_marcas(muestra: Muestra):
    muestra.cambiar(VIGENCIA, "  - clave: 2024-04-16\n", "  - clave: [2024]\n")
    assert muestra.unico_fallo().que == "en «clave», hay una lista"


@pytest.mark.parametrize("archivo", [INSTANCIA, VIGENCIA, TEXTOS])
def test_un_archivo_en_latin_1_se_rechaza_con_su_primer_renglon_ilegible(muestra: Muestra, archivo: str):
    ruta = muestra.raiz / archivo
    texto = ruta.read_text(encoding="utf-8").replace("«", "").replace("»", "")
    ruta.write_bytes(texto.encode("latin-1"))
    primero = next(numero for numero, renglon in enumerate(texto.splitlines(), 1) if not renglon.isascii())
    fallo = muestra.fallos()[0]
    assert fallo.origen == Origen(archivo, primero)
    assert "guárdelo como UTF-8" in fallo.remedio


@pytest.mark.parametrize("vacio", ["", "\n\n", "# solo un comentario\n", "~\n"])
def test_un_archivo_vacio_se_rechaza(muestra: Muestra, vacio: str):
    (muestra.raiz / INSTANCIA).write_text(vacio, encoding="utf-8")
    assert "Empiécelo con «esquema: 1»" in muestra.unico_fallo().remedio


def test_una_lista_no_es_un_archivo_de_datos(muestra: Muestra):
    (muestra.raiz / INSTANCIA).write_text("- esquema: 1\n", encoding="utf-8")
    assert muestra.unico_fallo().que == "no tiene la forma «clave: valor»"


def test_sin_instancia_yaml_se_dice_cual_archivo_falta(muestra: Muestra):
    (muestra.raiz / INSTANCIA).unlink()
    fallo = muestra.unico_fallo()
    assert (fallo.origen, fallo.que) == (Origen(INSTANCIA), "no existe")


def test_un_archivo_que_sobra_no_se_ignora_en_silencio(muestra: Muestra):
    for nombre in ("2024 (copia).yaml", "2025.yml", "textos/2024T4.md"):
        (muestra.raiz / LA_MESA / nombre).write_text("esquema: 1\n", encoding="utf-8")
    assert {fallo.origen.archivo for fallo in muestra.fallos()} == {
        f"{LA_MESA}/2024 (copia).yaml",
        f"{LA_MESA}/2025.yml",
        f"{LA_MESA}/textos/2024T4.md",
    }


def test_un_enlace_que_sale_de_la_carpeta_de_datos_no_se_sigue(muestra: Muestra, tmp_path_factory):
    afuera = tmp_path_factory.mktemp("afuera") / "secreto.yaml"
    afuera.write_text("esquema: 1\nclave_secreta: 1234\n", encoding="utf-8")
    ruta = muestra.raiz / INSTANCIA
    ruta.unlink()
    ruta.symlink_to(afuera)
    fallo = muestra.unico_fallo()
    assert "sale de la carpeta de datos" in fallo.que
    assert "1234" not in str(fallo)


def test_una_carpeta_de_instancia_enlazada_afuera_no_se_sigue(muestra: Muestra, tmp_path_factory):
    afuera = tmp_path_factory.mktemp("afuera") / "mesa"
    carpeta = muestra.raiz / LA_MESA
    carpeta.rename(afuera)
    carpeta.symlink_to(afuera, target_is_directory=True)
    assert {fallo.que for fallo in muestra.fallos()} == {"es un enlace que sale de la carpeta de datos"}


def test_un_enlace_en_circulo_no_detiene_la_lectura(muestra: Muestra):
    ruta = muestra.raiz / TEXTOS
    ruta.unlink()
    ruta.symlink_to(ruta)
    assert muestra.unico_fallo().origen == Origen(TEXTOS)


def test_un_archivo_de_mas_de_diez_megas_se_rechaza_sin_leerlo(muestra: Muestra):
    with (muestra.raiz / TEXTOS).open("ab") as abierto:
        abierto.truncate(TAMANO_MAXIMO + 1)
    assert muestra.unico_fallo().que == "pesa más de 10 MB"


def test_una_carpeta_en_lugar_de_un_archivo_se_rechaza(muestra: Muestra):
    ruta = muestra.raiz / INSTANCIA
    ruta.unlink()
    ruta.mkdir()
    assert muestra.unico_fallo().que == "no es un archivo"


def test_una_instancia_con_un_nombre_que_windows_reserva_se_rechaza(muestra: Muestra):
    (muestra.raiz / LA_MESA).rename(muestra.raiz / "parametros/instancias/con")
    ruta = muestra.raiz / "parametros/instancias/con/instancia.yaml"
    ruta.write_text(
        ruta.read_text(encoding="utf-8").replace(f"clave: {MESA}", "clave: con"), encoding="utf-8"
    )
    with pytest.raises(ErrorDeLectura, match="Windows"):
        leer_carpeta(muestra.raiz, "con", T3)


def test_miles_de_corchetes_son_un_solo_fallo(muestra: Muestra):
    muestra.cambiar(VIGENCIA, "vigencia: 2024", "vigencia: " + "[" * 900)
    assert "niveles" in muestra.unico_fallo().que


@pytest.mark.parametrize(
    ("viejo", "nuevo", "dice"),
    [
        ("vigencia: 2024", "vigencia: dosmil", "«vigencia» dice «dosmil»"),
        ("vigencia: 2024", "vigencia:", "falta «vigencia»"),
        ("- periodo: 2024-T3", "- periodo: 2024-T9", "«2024-T9» no es un periodo"),
        ("estado: abierto", "estado: abiertto", "«abiertto» no es una de las opciones"),
        ("\nperiodos:", "\nperiodso:", "no se conoce «periodso»"),
    ],
)
def test_si_no_se_sabe_que_periodos_hay_se_dice_todo_lo_que_esta_mal_en_la_carpeta(
    muestra: Muestra, viejo: str, nuevo: str, dice: str
):
    muestra.cambiar(VIGENCIA, viejo, nuevo)
    muestra.cambiar(VIGENCIA, "fecha: 2024-09-03", "fecha: 2024-09-31")
    muestra.cambiar(INSTANCIA, f"clave: {MESA}", "clave: ../x")
    muestra.cambiar(TEXTOS, "## analisis", "## plan")
    muestra.cambiar(FORMATO, "alcance: acumulado", "alcance: anual")
    with pytest.raises(ErrorDeLectura) as error:
        periodos_de(muestra.raiz, MESA)
    assert {fallo.origen.archivo for fallo in error.value.fallos} == {FORMATO, VIGENCIA, INSTANCIA, TEXTOS}
    for esperado in (
        dice,
        "no tiene día 31",
        "«../x» no sirve como clave",
        "«plan» está repetido",
        "«anual»",
    ):
        assert esperado in str(error.value)


def test_una_vigencia_ilegible_no_hace_dudar_de_los_textos_y_deja_ver_lo_demas(muestra: Muestra):
    ruta = muestra.raiz / VIGENCIA
    ruta.write_bytes(ruta.read_text(encoding="utf-8").replace("«", "").replace("»", "").encode("latin-1"))
    muestra.cambiar(INSTANCIA, f"clave: {MESA}", "clave: ../x")
    with pytest.raises(ErrorDeLectura) as error:
        periodos_de(muestra.raiz, MESA)
    assert [fallo.origen.archivo for fallo in error.value.fallos] == [VIGENCIA, INSTANCIA, INSTANCIA]


def test_una_carpeta_sin_vigencia_y_sin_instancia_dice_los_dos_archivos_que_faltan(muestra: Muestra):
    (muestra.raiz / VIGENCIA).unlink()
    (muestra.raiz / INSTANCIA).unlink()
    faltan = [
        (Origen(LA_MESA), "falta el archivo de la vigencia, por ejemplo 2024.yaml"),
        (Origen(INSTANCIA), "no existe"),
    ]
    assert [(fallo.origen, fallo.que) for fallo in muestra.fallos()] == faltan
    with pytest.raises(ErrorDeLectura) as error:
        periodos_de(muestra.raiz, MESA)
    assert [(fallo.origen, fallo.que) for fallo in error.value.fallos] == faltan


def test_sin_instancia_yaml_tampoco_se_sabe_que_periodos_hay(muestra: Muestra):
    (muestra.raiz / INSTANCIA).unlink()
    with pytest.raises(ErrorDeLectura, match=f"{INSTANCIA}: no existe"):
        periodos_de(muestra.raiz, MESA)


@pytest.mark.parametrize("fecha", ["fecha: 25/03/2024", "fecha: [2024]", "fecha:", "organo: sub"])
def test_una_fecha_mal_escrita_es_un_solo_error_aunque_de_ella_salga_la_clave(muestra: Muestra, fecha: str):
    linea = muestra.cambiar(VIGENCIA, "  - clave: 2024-04-16\n    fecha: 2024-04-16\n", f"  - {fecha}\n")
    fallo = next(uno for uno in muestra.fallos() if uno.origen.linea == linea)
    assert "«fecha»" in fallo.que
    assert "clave" not in str(fallo)
    assert [uno for uno in muestra.fallos() if "«clave»" in uno.que] == []


def test_un_titulo_vacio_que_el_formato_no_tiene_no_detiene_nada(muestra: Muestra):
    linea = muestra.cambiar(TEXTOS, "## plan\n", "## logros\n\n## plan\n")
    assert [uno.clave for uno in muestra.leer().textos] == ["plan", "analisis", "sintesis"]
    muestra.cambiar(TEXTOS, "## logros\n", "## logros\n\nAlgo quedó escrito.\n")
    fallo = muestra.unico_fallo()
    assert fallo.origen == Origen(TEXTOS, linea)
    assert "«logros» no es una sección del formato" in fallo.que


SANGRIAS = [
    "sesiones:\n  - fecha: 2025-01-01\n\tacta: x\n",
    "sesiones:\n  - fecha: 1\n    \tacta: 2\n",
    "sesiones:\n\n\t- fecha: 1\n",
    "sesiones:\n  # uno\n  -\tfecha: 1\n",
]


@pytest.mark.parametrize("escrito", SANGRIAS)
def test_un_tabulador_en_la_sangria_se_dice_con_su_renglon(escrito: str):
    _, (tropiezo,) = leer_nodos(escrito)
    assert (tropiezo.linea, tropiezo.que) == (3, "hay un tabulador en la sangría")
    assert "espacios" in tropiezo.remedio


@pytest.mark.parametrize(
    ("escrito", "linea"),
    [
        ("sesiones:\n  - fecha: 1\n    modalidad:presencial\n    acta: 1\n", 3),
        ("sesiones:\n  - fecha: 1\n    modalidad:presencial\n\n  - fecha: 2\n", 3),
        ("sesiones:\n  - modalidad:presencial\n    acta: 1\n", 2),
        ("modalidad:presencial\nacta: 1\n", 1),
        ("fecha: 1\nmodalidad:presencial", 2),
    ],
)
def test_un_valor_pegado_a_los_dos_puntos_se_dice_en_su_renglon(escrito: str, linea: int):
    _, (tropiezo,) = leer_nodos(escrito)
    assert tropiezo.linea == linea
    assert tropiezo.que == "después de «modalidad:» falta un espacio"
    assert tropiezo.remedio == "Escriba «modalidad: presencial»."


def test_los_textos_de_un_periodo_que_nadie_declara_no_se_ignoran(muestra: Muestra):
    textos = muestra.raiz / TEXTOS
    textos.with_name("2024-T4.md").write_text("# Por escribir\n", encoding="utf-8")
    muestra.cambiar(VIGENCIA, "fecha: 2024-09-03", "fecha: 2024-09-31")
    ajeno = muestra.fallos()[-1]
    assert ajeno.origen == Origen(f"{LA_MESA}/textos/2024-T4.md")
    assert ajeno.que == "ninguna vigencia declara el periodo 2024-T4"
    assert "en 2024.yaml" in ajeno.remedio


def test_cada_texto_se_mira_con_el_formato_que_rige_su_periodo(muestra: Muestra):
    formato = muestra.raiz / FORMATO
    escrito = formato.read_text(encoding="utf-8")
    sin_analisis = escrito.replace("clave: bogota_233_2018", "clave: de_antes").replace(
        "- clave: analisis", "- clave: balance\n    contenido: texto"
    )
    formato.with_name("de_antes.yaml").write_text(sin_analisis, encoding="utf-8")
    (muestra.raiz / VIGENCIA).with_name("2023.yaml").write_text(
        "esquema: 1\nvigencia: 2023\nformato: de_antes\nperiodos:\n  - periodo: 2023-A\n", encoding="utf-8"
    )
    anterior = (muestra.raiz / TEXTOS).with_name("2023-A.md")
    anterior.write_text("## balance\n\nBien.\n", encoding="utf-8")
    assert muestra.leer().formato.clave == "bogota_233_2018"
    anterior.write_text("## analisis\n\nBien.\n", encoding="utf-8")
    with pytest.raises(ErrorDeLectura, match="«analisis» no es una sección del formato «de_antes»"):
        leer_carpeta(muestra.raiz, MESA, Periodo.desde_texto("2023-A"))


@pytest.mark.parametrize("dano", ["secciones:\n  - [", None])
def test_un_formato_viejo_que_no_se_puede_leer_solo_detiene_los_informes_que_rige(
    muestra: Muestra, dano: str | None
):
    (muestra.raiz / VIGENCIA).with_name("2023.yaml").write_text(
        "esquema: 1\nvigencia: 2023\nformato: de_antes\nperiodos:\n  - periodo: 2023-A\n", encoding="utf-8"
    )
    if dano is not None:
        (muestra.raiz / FORMATO).with_name("de_antes.yaml").write_text(dano, encoding="utf-8")
    assert muestra.leer().formato.clave == "bogota_233_2018"
    with pytest.raises(ErrorDeLectura, match="de_antes"):
        leer_carpeta(muestra.raiz, MESA, Periodo.desde_texto("2023-A"))


@pytest.mark.parametrize(
    ("viejo", "nuevo", "catalogo"),
    [("- clave: asistentes", "- clave: identificacion", "secciones"), ("{clave: S,", "{clave: P,", "roles")],
)
def test_una_clave_repetida_en_un_catalogo_del_formato_se_rechaza(
    muestra: Muestra, viejo: str, nuevo: str, catalogo: str
):
    linea = muestra.cambiar(FORMATO, viejo, nuevo)
    fallo = next(uno for uno in muestra.fallos() if uno.origen == Origen(FORMATO, linea))
    assert f"está repetida en «{catalogo}»: ya está en {FORMATO}, línea" in fallo.que


def test_un_archivo_de_una_sola_cosa_se_lee_o_dice_todo_lo_que_esta_mal(tmp_path: Path):
    ruta = tmp_path / "cuadernos" / "version.yaml"
    ruta.parent.mkdir()
    ruta.write_text("esquema: 1\nvigencia: 2024\nnumero: 1\n", encoding="utf-8")
    assert leer_archivo(ruta, VersionDelPlan) == VersionDelPlan(2024, 1)
    ruta.write_text("esquema: 1\nvigencia: dos mil\nnumro: 1\n", encoding="utf-8")
    with pytest.raises(ErrorDeLectura) as error:
        leer_archivo(ruta, VersionDelPlan)
    assert [fallo.origen.linea for fallo in error.value.fallos] == [2, 1, 3]
