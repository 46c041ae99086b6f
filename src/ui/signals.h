/* signals.h - Ctrl-C asks politely once. */
#ifndef UI_SIGNALS_H
#define UI_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

void signals_start(void);                          /* a closed pipe ends the program quietly */
void signals_catch(void);                          /* the next Ctrl-C raises the flag; one more ends the program */
void signals_catch_end(void);                      /* so do SIGTERM and SIGHUP; SIGUSR1 asks for counts, SIGPIPE is an error of write */
void signals_hold(bool hold);                       /* in this thread, and those it makes: a Ctrl-C goes to another, or waits */
bool signals_asked(void);                          /* was there a SIGUSR1 since? */
const volatile sig_atomic_t *signals_flag(void);
bool signals_take(void);                           /* was it raised? lowers it and listens again */
void signals_leave(void);                          /* ends as Ctrl-C would have, if it was pressed */

#endif
