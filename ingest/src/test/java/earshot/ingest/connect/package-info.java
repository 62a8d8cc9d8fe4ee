@NullMarked
package earshot.ingest.connect;

import org.jspecify.annotations.NullMarked;
