package dev.ilmyeon.weather.kma;

/**
 * Why KMA gave no values.
 *
 * @param code the code as it came, for the log
 * @param message KMA's own words, for the log
 */
public record Refusal(Reason reason, String code, String message) {

  /** The documented reasons; each says by itself whether asking again later can help. */
  public enum Reason {
    APPLICATION_ERROR,
    DATABASE_ERROR,
    NO_DATA,
    PROVIDER_HTTP_ERROR,
    PROVIDER_TIMED_OUT,
    BAD_PARAMETER,
    ACCESS_DENIED,
    QUOTA_EXCEEDED,
    KEY_UNKNOWN,
    KEY_EXPIRED,
    ADDRESS_UNKNOWN,
    /** Code 99, or one that is not documented. */
    OTHER;

    /** Whether the same request may be answered later without anybody doing anything. */
    public boolean isPassing() {
      return switch (this) {
        case APPLICATION_ERROR,
            DATABASE_ERROR,
            NO_DATA,
            PROVIDER_HTTP_ERROR,
            PROVIDER_TIMED_OUT,
            QUOTA_EXCEEDED,
            OTHER ->
            true;
        case BAD_PARAMETER, ACCESS_DENIED, KEY_UNKNOWN, KEY_EXPIRED, ADDRESS_UNKNOWN -> false;
      };
    }
  }

  /** By the two-digit result code of the open-data portal. */
  static Refusal ofResultCode(String code, String message) {
    Reason reason =
        switch (code) {
          case "01" -> Reason.APPLICATION_ERROR;
          case "02" -> Reason.DATABASE_ERROR;
          case "03" -> Reason.NO_DATA;
          case "04" -> Reason.PROVIDER_HTTP_ERROR;
          case "05" -> Reason.PROVIDER_TIMED_OUT;
          case "10" -> Reason.BAD_PARAMETER;
          case "20" -> Reason.ACCESS_DENIED;
          case "22" -> Reason.QUOTA_EXCEEDED;
          case "30" -> Reason.KEY_UNKNOWN;
          case "31" -> Reason.KEY_EXPIRED;
          case "32" -> Reason.ADDRESS_UNKNOWN;
          default -> Reason.OTHER;
        };
    return new Refusal(reason, code, message);
  }

  /**
   * By the status that the API hub's JSON names: 401 for a key it does not know, 403 for a product
   * not applied for.
   */
  static Refusal ofStatus(int status, String message) {
    Reason reason =
        switch (status) {
          case 400 -> Reason.BAD_PARAMETER;
          case 401 -> Reason.KEY_UNKNOWN;
          case 403 -> Reason.ACCESS_DENIED;
          case 429 -> Reason.QUOTA_EXCEEDED;
          default -> Reason.OTHER;
        };
    return new Refusal(reason, Integer.toString(status), message);
  }
}
