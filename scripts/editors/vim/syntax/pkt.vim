" Vim syntax of pkt scripts. tests/lint/editors.py compares the keywords with grammar/pkt.l.
if exists("b:current_syntax")
  finish
endif

syn keyword pktStatement assert break class continue def del global lambda nonlocal pass raise return
syn keyword pktConditional if elif else
syn keyword pktRepeat for while
syn keyword pktException try except finally
syn keyword pktInclude import from as
syn match   pktInclude "^\s*\zsinclude\ze\s*["']"
syn keyword pktOperator and or not in is
syn keyword pktConstant None True False
syn keyword pktAbsent with yield async await

syn match pktNumber "\<\d\(_\?\d\)*\>"
syn match pktNumber "\<0[xX]\(_\?\x\)\+\>"
syn match pktNumber "\<0[oO]\(_\?\o\)\+\>"
syn match pktNumber "\<0[bB]\(_\?[01]\)\+\>"
syn match pktFloat "\<\d\(_\?\d\)*\.\d*\([eE][-+]\?\d\+\)\?\>"
syn match pktFloat "\<\d\(_\?\d\)*[eE][-+]\?\d\+\>"

syn match pktLayer "\<\u\w*\>\ze\s*[(\]]"
syn match pktFunction "\<\l\w*\>\ze\s*("
syn match pktField "\.\zs\l\w*\>\ze\s*\($\|[^( \t]\)"

syn match pktEscape contained "\\\([abfnrtv'"\\]\|x\x\{2}\|u\x\{4}\|U\x\{8}\|\o\{1,3}\)"
syn match pktFormat contained "%\([-#0 +]*\d*\(\.\d\+\)\?[a-zA-Z%]\|[A-Za-z0-9]\+\.\w\+%\)"
syn region pktString start=+[rRbBuU]\{,2}\z(["']\)+ end=+\z1+ skip=+\\.+ oneline contains=pktEscape,pktFormat
syn region pktString start=+[rRbBuU]\{,2}\z("""\|'''\)+ end=+\z1+ skip=+\\.+ contains=pktEscape,pktFormat
syn region pktString start=+[rR]\?[fF][rR]\?\z(["']\)+ end=+\z1+ skip=+\\.+ oneline contains=pktEscape,pktValue
syn region pktString start=+[rR]\?[fF][rR]\?\z("""\|'''\)+ end=+\z1+ skip=+\\.+ contains=pktEscape,pktValue
syn region pktValue contained start="{{\@!" end="}" contains=pktNumber,pktFloat,pktLayer,pktFunction,pktField,pktOperator

syn match pktComment "#.*$" contains=@Spell
syn match pktShebang "\%1l#!.*$"

hi def link pktStatement Statement
hi def link pktConditional Conditional
hi def link pktRepeat Repeat
hi def link pktException Exception
hi def link pktInclude Include
hi def link pktOperator Operator
hi def link pktConstant Constant
hi def link pktAbsent Error
hi def link pktNumber Number
hi def link pktFloat Float
hi def link pktLayer Type
hi def link pktFunction Function
hi def link pktField Identifier
hi def link pktString String
hi def link pktEscape SpecialChar
hi def link pktFormat SpecialChar
hi def link pktValue Special
hi def link pktComment Comment
hi def link pktShebang PreProc

setlocal commentstring=#\ %s
let b:current_syntax = "pkt"
