#!/bin/sh
# Prepares .venv and node_modules for `make site` (setup.sh site) or for the tests as well (setup.sh test).
set -eu
cd "$(dirname "$0")/.."
want=$(cat .python-version)

stop() {
    printf '\n%s\n' "$@" >&2
    exit 1
}

is_wanted() { # is_wanted PYTHON
    [ "$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$want" ]
}

find_python() {
    for candidate in "${PYTHON:-}" "python$want" python3 "${PYENV_ROOT:-${HOME:-}/.pyenv}/versions/$want"*/bin/python3 \
        "$(command -v uv >/dev/null && uv python find "$want" 2>/dev/null || true)"; do
        if [ -n "$candidate" ] && is_wanted "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    stop "缺少 Python $want（找到的是 $(python3 --version 2>&1 || true)）。" \
        "请安装 Python $want：例如 pyenv install $want，或 uv python install $want；也可以 make PYTHON=路径。" \
        "Python $want is needed, because the bytecode for the browser must match Pyodide's."
}

check_node() {
    command -v node >/dev/null && command -v npm >/dev/null ||
        stop "缺少 Node.js：请安装 20.12 或更新的版本（连同 npm）。" "Node.js 20.12 or later is needed."
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 12) ? 0 : 1)' ||
        stop "Node.js $(node --version) 太旧：需要 20.12 或更新的版本。" "Node.js 20.12 or later is needed."
}

make_venv() {
    [ -x .venv/bin/python ] && is_wanted .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1 && return
    python=$(find_python)
    rm -rf .venv
    "$python" -m venv .venv || {
        rm -rf .venv
        stop "建立 .venv 失败：Debian 上请先安装 python$want-venv。" "Creating .venv failed: is the venv module installed?"
    }
}

install_python_packages() { # install_python_packages LIST
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$1.txt" ||
        stop "取不到 Python 包：请检查到 Python 软件源的网络（或代理、镜像的设置）。" \
            "Python packages could not be installed: is the package index reachable?"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable checker ||
        stop "装不上 checker/：请看上面的原因。" "The checker could not be installed; see above."
}

install_node_packages() {
    npm ci --loglevel error ||
        stop "取不到 Node 包：请检查到 npm 软件源的网络（或代理、镜像的设置）。" \
            "Node packages could not be installed: is the registry reachable?"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_install() {
    command -v apt-get >/dev/null && as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

install_browser() {
    command -v chromium >/dev/null && return
    apt_install chromium fonts-noto-cjk && return
    .venv/bin/playwright install chromium ||
        stop "装不上 Chromium：请用管理员身份安装 chromium 软件包，再运行 make test。" \
            "Chromium could not be installed: install the package chromium as root."
}

install_java() { # for the Nu HTML checker; without it, one test is skipped
    command -v java >/dev/null || apt_install default-jre-headless ||
        echo "没有 Java，跳过 HTML 的检查（Debian 上请安装 default-jre-headless）。No Java: HTML is not validated." >&2
}

install_office() { # opens the files that the site makes, as applicants do
    command -v soffice >/dev/null && command -v pdftotext >/dev/null && return
    apt_install libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils ||
        stop "装不上 LibreOffice：请用管理员身份安装 libreoffice-writer-nogui、libreoffice-calc-nogui 和 poppler-utils，再运行 make test。" \
            "LibreOffice could not be installed: install these packages as root."
}

install_servers() { # the site is tested on each; without one, its tests are skipped
    lacking=
    for server in nginx apache2 lighttpd caddy; do
        PATH=$PATH:/usr/sbin command -v "$server" >/dev/null || lacking="$lacking $server"
    done
    [ -z "$lacking" ] && command -v curl >/dev/null && return
    # shellcheck disable=SC2086 - a list
    apt_install curl $lacking ||
        echo "装不上$lacking，跳过在这些网页服务器上的检查。Tests on web servers that are not installed are skipped." >&2
    for server in $lacking; do # the tests start them by themselves, and port 80 is not theirs
        ! command -v systemctl >/dev/null || as_root systemctl disable --quiet --now "$server" 2>/dev/null || true
    done
}

check_node
make_venv
install_python_packages "$1"
install_node_packages
if [ "$1" = test ]; then
    install_browser
    install_office
    install_java
    install_servers
fi
