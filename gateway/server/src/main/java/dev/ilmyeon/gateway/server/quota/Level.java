package dev.ilmyeon.gateway.server.quota;

/**
 * What a bucket holds after something was to be taken from it.
 *
 * @param taken whether it was: if there was too little, nothing is
 * @param remaining of the client's limit
 * @param reset nanoseconds until it is full again
 * @param until nanoseconds until there will be as much as was to be taken; 0 if it is
 */
record Level(boolean taken, long remaining, long reset, long until) {}
