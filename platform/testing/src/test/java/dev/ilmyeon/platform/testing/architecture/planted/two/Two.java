package dev.ilmyeon.platform.testing.architecture.planted.two;

import dev.ilmyeon.platform.testing.architecture.planted.one.OneHelper;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks the rules on purpose: a cycle with {@link OneHelper}, an injected field. */
public class Two {

  @Autowired OneHelper one;
}
