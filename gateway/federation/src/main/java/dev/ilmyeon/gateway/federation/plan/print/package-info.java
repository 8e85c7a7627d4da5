/** Shows plans to people. Imports plan, language, json. */
@NullMarked
package dev.ilmyeon.gateway.federation.plan.print;

import org.jspecify.annotations.NullMarked;
