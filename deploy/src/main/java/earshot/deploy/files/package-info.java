/**
 * Files of reviews, answers, transcripts and chats, read as rows that the import of a running
 * Earshot takes: whatever their encoding, separators, names of columns and ways to write a date.
 */
@NullMarked
package earshot.deploy.files;

import org.jspecify.annotations.NullMarked;
