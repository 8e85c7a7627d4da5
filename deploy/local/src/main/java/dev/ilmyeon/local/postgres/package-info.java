/**
 * The embedded PostgreSQL: its programs unpacked, its cluster made, its server as a program to be
 * kept running, a database for each service.
 */
@NullMarked
package dev.ilmyeon.local.postgres;

import org.jspecify.annotations.NullMarked;
