/**
 * What passes through to other servers as it is, such as pictures: Spring Cloud Gateway's routes,
 * each behind guards of its own. Imports guard and setting.
 */
@NullMarked
package dev.ilmyeon.gateway.server.route;

import org.jspecify.annotations.NullMarked;
