test ! -e fail
