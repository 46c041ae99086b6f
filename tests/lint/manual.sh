#!/bin/sh
# The manual page is well formed and knows every option that --help does.
command -v mandoc >/dev/null || { echo "needs mandoc"; exit 77; }
out=$(mandoc -Tlint -Wwarning pkt.1 2>&1)
[ -z "$out" ] || { echo "$out"; exit 1; }
text=$(mandoc -Tascii pkt.1 | sed 's/.\x08//g')
status=0
for word in read ls $("$PKT" --help | grep -oE '(^| )--?[a-zA-Z]+' | sort -u) $("$PKT" read --help | grep -oE '(^| )--?[a-z]+' | sort -u); do
	case $text in
	*"$word"*) ;;
	*) echo "pkt.1 does not mention $word"; status=1 ;;
	esac
done
exit $status
