/* signals.h - Ctrl-C asks politely once. */
#ifndef UI_SIGNALS_H
#define UI_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

void signals_start(void);                          /* a closed pipe ends the program quietly */
void signals_catch(void);                          /* the next Ctrl-C raises the flag; one more ends the program */
const volatile sig_atomic_t *signals_flag(void);
bool signals_take(void);                           /* was it raised? lowers it and listens again */
void signals_leave(void);                          /* ends as Ctrl-C would have, if it was pressed */

#endif
