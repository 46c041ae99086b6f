" Scripts of pkt: copy the folders syntax and ftdetect to ~/.vim (or ~/.config/nvim).
autocmd BufRead,BufNewFile *.pkt setfiletype pkt
autocmd BufRead,BufNewFile * if getline(1) =~# '^#!.*\<pkt\>' | setfiletype pkt | endif
