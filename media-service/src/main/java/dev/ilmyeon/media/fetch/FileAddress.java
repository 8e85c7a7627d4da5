package dev.ilmyeon.media.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a file is said to be: http or https, a host, nobody's password. To what the host leads is
 * looked at when it is connected to ({@link Reach}).
 */
record FileAddress(URI uri) {

  private static final int MOST_CHARACTERS = 2_048;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  static FileAddress of(String text) throws FetchFailedException {
    String address = text.strip();
    if (address.length() > MOST_CHARACTERS) {
      throw new FetchFailedException(FetchFailure.NO_ADDRESS);
    }
    try {
      return of(URI.create(address));
    } catch (IllegalArgumentException e) {
      throw new FetchFailedException(FetchFailure.NO_ADDRESS);
    }
  }

  /** Where a redirect from here leads; held to the same. */
  FileAddress movedTo(@Nullable String location) throws FetchFailedException {
    if (location == null || location.length() > MOST_CHARACTERS) {
      throw new FetchFailedException(FetchFailure.UNREACHABLE);
    }
    try {
      return of(uri.resolve(location));
    } catch (IllegalArgumentException | FetchFailedException e) {
      throw new FetchFailedException(FetchFailure.UNREACHABLE);
    }
  }

  private static FileAddress of(URI uri) throws FetchFailedException {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getPort() == 0
        || uri.getPort() > 65_535) {
      throw new FetchFailedException(FetchFailure.NO_ADDRESS);
    }
    return new FileAddress(URI.create(uri.toASCIIString()));
  }
}
