# Dos órdenes bastan en una máquina con Python ≥ 3.11 y make:
#   make informe   prepara el entorno y escribe en salidas/ los informes de las muestras, todos sus periodos
#   make pruebas   prepara el entorno y corre todas las pruebas
PYTHON ?= python3
ENTORNO := .venv
BIN := $(ENTORNO)/bin
ifeq ($(OS),Windows_NT)
BIN := $(ENTORNO)/Scripts
PYTHON := py
endif

.PHONY: informe estado pruebas candados esquemas reglas huellas limpiar

informe: $(ENTORNO)/.uso
	$(BIN)/informe generar --periodo todos

estado: $(ENTORNO)/.uso
	$(BIN)/informe estado

pruebas: $(ENTORNO)/.desarrollo
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

# Cada marca dice qué candado quedó instalado: si el candado cambia, se vuelve a instalar.
$(ENTORNO)/.uso: requisitos.txt pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'informe necesita Python 3.11 o posterior; este es ' + sys.version.split()[0])"
	@test -x $(BIN)/python || (echo "Creando el entorno en $(ENTORNO)…" && $(PYTHON) -m venv $(ENTORNO))
	@echo "Instalando lo necesario (la primera vez tarda cerca de un minuto)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requisitos.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(ENTORNO)/.desarrollo: requisitos-desarrollo.txt $(ENTORNO)/.uso
	@echo "Instalando lo de las pruebas…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requisitos-desarrollo.txt
	@touch $@

# Vuelve a cerrar los candados (necesita uv); sirven en cualquier sistema y no nombran ningún índice.
candados:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --extra construccion -o requisitos.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --all-extras -c requisitos.txt -o requisitos-desarrollo.txt

# Los JSON Schema con que un editor completa los YAML; una prueba avisa si quedan atrás.
esquemas: $(ENTORNO)/.uso
	$(BIN)/python -c "from informe_lib.fuentes.esquema_de_archivo import escribir_esquemas; escribir_esquemas('parametros/esquemas')"

# La página de las reglas de revisión, a partir de ellas; una prueba avisa si queda atrás.
reglas: $(ENTORNO)/.uso
	$(BIN)/python -c "from pathlib import Path; from informe_lib.revision.documentacion import reglas_en_markdown; Path('docs/reglas.md').write_text(reglas_en_markdown(), encoding='utf-8')"

# Las huellas de cada formato, cuando sus bytes cambian a propósito.
huellas: $(ENTORNO)/.desarrollo
	$(BIN)/python -m tests.exportacion.tomar_huellas

limpiar:
	rm -rf $(ENTORNO) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
