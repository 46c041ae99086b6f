/* status.h - how the program ends. */
#ifndef UI_STATUS_H
#define UI_STATUS_H

enum status {
	STATUS_DONE = 0,
	STATUS_NO = 1,      /* the answer is no */
	STATUS_USAGE = 2,   /* usage, script or filter error */
	STATUS_REFUSED = 3, /* the system refused: permission, interface, file */
};

#endif
