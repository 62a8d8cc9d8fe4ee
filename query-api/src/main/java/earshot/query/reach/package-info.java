/** Which hosts our own requests may reach, and whom they trust there. */
@NullMarked
package earshot.query.reach;

import org.jspecify.annotations.NullMarked;
