#!/bin/sh
# 检查已经放上服务器的网站，说出哪些对、哪些要改、改哪一行：tools/verify.sh 网址 [SHA256SUMS]
# 只需要 curl；装有 Chromium 一类的浏览器时还打开一次自评页，看它得不得出结果（BROWSER=路径 另行指定，BROWSER= 不打开）。
# 必须改的一处也没有，退出码是 0，否则是 1。
set -u
export LC_ALL=C

[ $# -ge 1 ] || { echo "用法：$0 网址 [SHA256SUMS]，例如 $0 http://www.example.gov.cn/zwgk/fhq/ SHA256SUMS" >&2; exit 2; }
site=${1%/}/
sums=${2:-}
[ -z "$sums" ] || [ -r "$sums" ] || { echo "读不到 $sums" >&2; exit 2; }
command -v curl >/dev/null || { echo "缺少 curl，请先安装。" >&2; exit 2; }

samples=$(dirname "$0")/../deploy
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
musts=0
hints=0
HASHED='(\.[0-9a-f]{8}\.|/assets/[a-z]+/[0-9a-f]{8}/)'

good() { echo "  ✓ $1"; }

must() { # must WHAT [SECTION OF THE SAMPLE]
    musts=$((musts + 1))
    echo "  ✗ 必须改：$1"
    remedy "${2:-}"
}

hint() { # the same
    hints=$((hints + 1))
    echo "  △ 建议改：$1"
    remedy "${2:-}"
}

remedy() {
    [ -n "$1" ] || return 0
    line=$(grep -nF "[$1]" "$samples/$sample" 2>/dev/null | head -n 1 | cut -d: -f1)
    echo "      照 deploy/${sample:- 里与您的服务器最相近的一份}${line:+ 第 $line 行起}的 [$1] 改"
}

choose_sample() { # by what the server says that it is
    case $(header server) in
        *[Nn]ginx* | *openresty* | *Tengine*) sample=nginx.conf ;;
        *Apache*) sample=apache.conf ;;
        *lighttpd*) sample=lighttpd.conf ;;
        *Caddy*) sample=Caddyfile ;;
        *IIS*) sample=web.config ;;
        *) sample= ;;
    esac
}

fetch() { # fetch PATH [OPTION…]: leaves $status, $work/headers, $work/body
    path=$1
    shift
    : >"$work/headers"
    status=$(curl -sS --connect-timeout 10 --max-time 120 -D "$work/headers" -o "$work/body" -w '%{http_code}' "$@" "$site$path" 2>"$work/error") || status=${status:-000}
}

header() { # header NAME: its values, joined as browsers join them
    tr -d '\r' <"$work/headers" | awk -v name="$1:" '
        tolower(substr($0, 1, length(name))) == name {
            value = substr($0, length(name) + 1); sub(/^ */, "", value); all = all separator value; separator = ", "
        }
        END { print all }'
}

seconds() { # seconds CACHE-CONTROL: how long it may be kept without asking; nothing if it does not say
    case $1 in
        *no-cache* | *no-store*) echo 0 ;;
        *) echo "$1" | sed -n 's/.*max-age=\([0-9][0-9]*\).*/\1/p' ;;
    esac
}

paths_of_page() { # paths_of_page PAGE UP: the files that a page names, from the site's root
    fetch "$1" --compressed
    grep -oE "=\"$2assets/[^\"]*[^/\"]\"" "$work/body" | tr -d '="' | sed "s|^$2||"
    grep -oE "$2assets/runtime/[0-9a-f]{8}/" "$work/body" | head -n 1 | sed "s|^$2||; s|\$|pyodide.asm.wasm|"
}

list_files() { # into $work/paths and, where there are sums, $work/sums
    if [ -n "$sums" ]; then
        tr -d '\r' <"$sums" | sed -nE 's|^([0-9a-f]{64}) [ *](\./)?(.+)$|\1  \3|p' >"$work/listed"
        grep '^.\{66\}site/' "$work/listed" | sed 's|  site/|  |' >"$work/sums" # a hand-over lists more than the site
        [ -s "$work/sums" ] || cp "$work/listed" "$work/sums"
        cut -c67- "$work/sums" >"$work/paths"
    else
        { echo index.html; paths_of_page "" ""; paths_of_page "$check_page" "../../"; } | sort -u >"$work/paths"
    fi
    [ -s "$work/paths" ] || { echo "$sums 不是 SHA256SUMS 的格式：每行是校验值、两个空格、路径。" >&2; exit 2; }
}

download() { # every file, as a browser gets it
    while read -r file; do
        printf 'url = "%s%s"\noutput = "%s/files/%s"\n' "$site" "$file" "$work" "$file"
    done <"$work/paths" >"$work/config"
    curl -sS --compressed --create-dirs --connect-timeout 10 --max-time 120 -K "$work/config" \
        -w '%{http_code}\t%{content_type}\t%{url_effective}\n' 2>/dev/null |
        awk -F '\t' -v site="$site" '{ print $1 "\t" $2 "\t" substr($3, length(site) + 1) }' >"$work/answers"
}

check_presence() {
    awk -F '\t' '$1 != 200 { print $3 "（答 " $1 "）" }' "$work/answers" >"$work/absent"
    if [ -s "$work/absent" ]; then
        must "有 $(wc -l <"$work/absent") 个文件取不到：$(some "$work/absent")。请重新上传；确实在服务器上的，是它不认识这种扩展名" 类型
    else
        good "$(wc -l <"$work/paths") 个文件都取得到"
    fi
}

some() { # some FILE: its first lines in one
    head -n 3 "$1" | paste -sd '|' - | sed 's/|/、/g'
    [ "$(wc -l <"$1")" -le 3 ] || echo 等
}

check_types() {
    awk -F '\t' '
        BEGIN {
            wanted["html"] = "text/html"; wanted["css"] = "text/css"; wanted["svg"] = "image/svg+xml"
            wanted["js"] = wanted["mjs"] = "text/javascript application/javascript application/x-javascript"
            wanted["wasm"] = "application/wasm"; wanted["json"] = "application/json"
        }
        $1 == 200 {
            extension = $3; sub(/.*\./, "", extension)
            type = tolower($2); sub(/ *;.*/, "", type)
            fits = extension in wanted ? index(" " wanted[extension] " ", " " type " ") : type != "text/html"
            if (!fits && !seen[extension]++) print "." extension " 的类型是 " (type ? type : "空的") (extension in wanted ? "，应是 " wanted[extension] : "")
            if (tolower($2) ~ /charset=/ && tolower($2) !~ /charset="?utf-8/ && !other++) print "字符编码是 " $2 "，应是 utf-8，否则全是乱码"
        }' "$work/answers" | sed 's/ application.javascript application.x-javascript//' >"$work/types"
    if [ -s "$work/types" ]; then
        while read -r problem; do must "$problem" 类型; done <"$work/types"
    else
        good "文件的类型都对"
    fi
}

check_contents() {
    [ -n "$sums" ] || { echo "  · 没有给 SHA256SUMS，内容没有核对，只看了首页和自评页用到的文件"; return; }
    awk -F '\t' 'NR == FNR { if ($1 == 200) there[$3]; next } substr($0, 67) in there' "$work/answers" "$work/sums" >"$work/there"
    (cd "$work/files" && { sha256sum -c "$work/there" || shasum -a 256 -c "$work/there"; } 2>/dev/null) |
        sed -n 's/: FAILED.*//p' | sort -u >"$work/wrong"
    if [ ! -s "$work/wrong" ]; then
        good "内容与 SHA256SUMS 一致"
        return
    fi
    if cmp -s "$work/files/service-worker.js" "$samples/service-worker-off.js"; then
        echo "  · 离线保存已停用（service-worker.js 是 deploy/ 里停用的那一份）"
        sed -i '/^service-worker\.js$/d' "$work/wrong"
        [ -s "$work/wrong" ] || { good "其余内容与 SHA256SUMS 一致"; return; }
    fi
    while read -r file; do why_wrong "$file"; done <"$work/wrong" | sort | uniq -c | sort -rn >"$work/reasons"
    while read -r count reason; do
        must "有 $count 个文件与 SHA256SUMS 不一致：$reason"
    done <"$work/reasons"
    echo "      这些文件是：$(some "$work/wrong")"
}

why_wrong() { # why_wrong PATH
    case $(od -An -tx1 -N2 "$work/files/$1" | tr -d ' ') in
        1f8b) echo "压缩了两次。文件已经压缩过，服务器又压缩一次；关掉其中一次" ;;
        *)
            if head -c 300 "$work/files/$1" | grep -qi '<!doctype html' && [ "${1%.html}" = "$1" ]; then
                echo "服务器答的是一张网页，不是这个文件"
            else
                echo "没有传完整，或不是这一版的。请重新上传（FTP 用二进制方式）"
            fi
            ;;
    esac
}

check_cache() {
    for page in "" "$check_page" version.json; do
        fetch "$page"
        [ "$status" = 200 ] || continue
        control=$(header cache-control)
        case $(seconds "$control") in
            0) good "${page:-首页} 每次先问服务器（Cache-Control: $control）" ;;
            "") hint "${page:-首页} 没有 Cache-Control，换了新版，访客还可能看到旧的；应是 no-cache" 缓存 ;;
            *) must "${page:-首页} 会被浏览器留用（Cache-Control: $control），换了新版，访客还看到旧的；应是 no-cache" 缓存 ;;
        esac
    done
    fetch ""
    case $(header last-modified) in
        *" 19"[0-9][0-9]" "*) must "文件的日期是 $(header last-modified)，换了新版浏览器也看不出来：在服务器上运行 find 网站文件夹 -type f -exec touch {} +" ;;
    esac
    file=$(grep -E "$HASHED" "$work/paths" | grep -E '\.(js|wasm)$' | head -n 1)
    [ -n "$file" ] || return 0
    fetch "$file"
    control=$(header cache-control)
    kept=$(seconds "$control")
    if [ "${kept:-0}" -ge 2592000 ]; then
        good "名字带校验码的文件长期留用（Cache-Control: $control）"
    else
        hint "名字带校验码的文件没有让浏览器长期留用（Cache-Control: ${control:-没有}），每次打开都要再问或再取" 缓存
    fi
}

check_missing() {
    for missing in no-such-page/ assets/runtime/00000000/no-such-file.wasm; do
        fetch "$missing"
        if [ "$status" != 404 ]; then
            must "没有的地址 $missing 答的是 $status，应是 404；否则缺了文件也看不出来" 404
            continue
        fi
        kept=$(seconds "$(header cache-control)")
        [ "${kept:-0}" = 0 ] || must "“没有这个文件”的回答会被浏览器留用 $kept 秒，补传之后访客仍打不开" 缓存
    done
    [ "$status" = 404 ] || return 0
    if grep -q '没有这个页面' "$work/body"; then
        good "没有的地址答 404，用的是本站自己的页面"
    else
        hint "没有的地址答 404，但用的不是本站的 404.html" 404
    fi
}

check_compression() {
    plain=
    for extension in html css js json wasm; do
        file=$(grep -E "\.$extension\$" "$work/paths" | head -n 1)
        [ -n "$file" ] || continue
        fetch "$file" -H 'Accept-Encoding: gzip'
        [ "$status" != 200 ] || [ -n "$(header content-encoding)" ] || [ "$(wc -c <"$work/body")" -lt 1500 ] || plain="$plain .$extension"
    done
    if [ -z "$plain" ]; then
        good "传送时压缩"
    else
        hint "传送时没有压缩${plain}，慢的网络上打开要多等几倍时间" 压缩
    fi
}

refused() { # refused POLICY-OF-THE-PAGE POLICY-OF-THE-SERVER: what the page needs and the server forbids
    awk -v page="$1" -v server="$2" '
        function split_policy(text, into,    parts, count, i, name) {
            count = split(text, parts, / *; */)
            for (i = 1; i <= count; i++) { name = parts[i]; sub(/ .*/, "", name); sub(/^[^ ]* */, "", parts[i]); into[name] = parts[i] }
        }
        BEGIN {
            split_policy(page, needs); split_policy(server, gives)
            for (name in needs) {
                given = " " (name in gives ? gives[name] : name ~ /-src$/ && "default-src" in gives ? gives["default-src"] : needs[name]) " "
                count = split(needs[name], sources, / +/)
                for (i = 1; i <= count; i++) {
                    inline = sources[i] ~ /^.sha256-/ && index(given, " \047unsafe-inline\047 ") && given !~ /sha256-/
                    if (sources[i] != "\047none\047" && !inline && !index(given, " " sources[i] " ")) print name " " sources[i]
                }
            }
        }'
}

check_security() {
    for page in "" "$check_page" 404.html; do
        fetch "$page" --compressed
        own=$(sed -n 's/.*http-equiv="Content-Security-Policy" content="\([^"]*\)".*/\1/p' "$work/body" | head -n 1)
        policy=$(header content-security-policy)
        [ -n "$policy" ] || continue
        denied=$(refused "$own" "$policy" | sort | paste -sd '|' - | sed 's/|/、/g')
        case $denied in
            "") ;;
            "worker-src 'self'") [ -n "$page" ] || hint "服务器的 Content-Security-Policy 禁止了 $denied，不能离线保存，其余照常" 安全 ;;
            *) must "服务器的 Content-Security-Policy 禁止了 ${page:-首页} 需要的 $denied，自评会打不开" 安全 ;;
        esac
    done
    if [ -z "$policy" ]; then
        hint "没有 Content-Security-Policy；网页自带了一份，服务器再发一份，别的网站就不能嵌入本站" 安全
    elif [ -z "$denied" ]; then
        good "Content-Security-Policy 与网页的相合"
    fi
    [ "$(header x-content-type-options)" = nosniff ] || hint "没有 X-Content-Type-Options: nosniff" 安全
    [ -n "$(header referrer-policy)" ] || hint "没有 Referrer-Policy" 安全
}

check_version() {
    fetch version.json --compressed
    [ "$status" = 200 ] && told=$(tr -d '\n' <"$work/body" | sed -n 's/.*"version" *: *"\([^"]*\)".*/\1/p') || told=
    for page in "" "$check_page"; do
        fetch "$page" --compressed
        own=$(sed -n 's/.*<meta name="site-version" content="\([^"]*\)".*/\1/p' "$work/body" | head -n 1)
        if [ -z "$own" ] && [ -z "$told" ]; then
            return
        elif [ "$own" = "$told" ]; then
            good "${page:-首页} 的版本与 version.json 相同（$own）"
        else
            must "${page:-首页} 的版本是 ${own:-空的}，version.json 是 ${told:-空的}：新旧两版混在一起，请把整个文件夹重新上传"
        fi
    done
}

check_scheme() {
    case $site in
        https://* | http://localhost[:/]* | http://127.*)
            fetch service-worker.js
            case "$status $(header content-type)" in
                "200 "*javascript*) good "可以离线使用（HTTPS 或本机）" ;;
                *) hint "service-worker.js 答的是 $status、$(header content-type)，所以不能离线使用；应是 200、text/javascript" 类型 ;;
            esac
            ;;
        *) echo "  · 用的是 http：查和自评都能用，但浏览器不许离线使用；要离线，请改用 HTTPS" ;;
    esac
}

say() { # say ID METHOD PARAMETERS: to the browser, which reads messages that end with a zero byte
    printf '{"id":%s,"method":"%s","params":{%s}%s}\0' "$1" "$2" "$3" "${session:+,\"sessionId\":\"$session\"}" >&8
}

heard() { # heard NAME: the last value of that name that the browser has told
    tr '\0' '\n' <"$work/told" | sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | tail -n 1
}

check_verdict() {
    browser=${BROWSER-$(command -v chromium || command -v chromium-browser || command -v google-chrome || command -v microsoft-edge)}
    if [ -z "$browser" ] || [ -z "$check_page" ]; then
        echo "  · 请用浏览器打开 $site${check_page:-的自评页}，等到“核对结果”里逐条有结论；等不到时，页面会说原因"
        return
    fi
    mkfifo "$work/say"
    "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --remote-debugging-pipe \
        about:blank 3<"$work/say" 4>"$work/told" >/dev/null 2>&1 &
    exec 8>"$work/say"
    session=
    say 1 Target.createTarget "\"url\":\"$site$check_page\""
    state=
    waited=0
    while [ "$waited" -lt 90 ] && [ "${state#ready }${state#failed }" = "$state$state" ]; do
        sleep 1
        waited=$((waited + 1))
        if [ -z "$session" ]; then
            say 2 Target.attachToTarget "\"targetId\":\"$(heard targetId)\",\"flatten\":true"
            session=$(heard sessionId)
            continue
        fi
        say 3 Runtime.evaluate '"expression":"document.documentElement.dataset.checkerState + \" \" + (document.querySelector(\"[data-overall]\")?.dataset.overall ?? \"\")"'
        state=$(heard value)
    done
    session=
    say 4 Browser.close ""
    exec 8>&-
    wait
    case $state in
        "ready "?*) good "自评页得出了结果（用 ${browser##*/} 打开，${waited} 秒）" ;;
        *) must "自评页没有得出结果（${state:-没有回答}）：用浏览器打开 $site$check_page，看页面说的原因" ;;
    esac
}

echo "检查 $site"
fetch ""
if [ "$status" != 200 ]; then
    echo "  ✗ 必须改：首页打不开：$([ "$status" = 000 ] && cat "$work/error" || echo "答的是 $status $(header location)")"
    exit 1
fi
choose_sample
fetch "" --compressed
check_page=$(grep -oE '"[^":/]+/check/"' "$work/body" | head -n 1 | tr -d '"')
list_files
download
echo "文件"
check_presence
check_types
check_contents
check_version
echo "缓存和找不到的页面"
check_cache
check_missing
echo "传送和安全"
check_compression
check_security
check_scheme
echo "自评"
check_verdict
echo
echo "必须改 $musts 处，建议改 $hints 处。"
[ "$musts" = 0 ]
