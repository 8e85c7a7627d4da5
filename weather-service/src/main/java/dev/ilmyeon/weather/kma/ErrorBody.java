package dev.ilmyeon.weather.kma;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The shapes in which KMA's gateways refuse, whatever was asked for and whatever the HTTP status
 * says: the portal's {@code OpenAPI_ServiceResponse} and result headers in XML or JSON, the API
 * hub's JSON {@code result}.
 */
final class ErrorBody {

  // Two elements by name are all that is needed: without an XML parser there are no entities to
  // fear.
  private static final Pattern XML_CODE =
      Pattern.compile("<(returnReasonCode|resultCode)>\\s*([0-9]{1,4})\\s*</\\1>");
  private static final Pattern XML_MESSAGE =
      Pattern.compile("<(returnAuthMsg|resultMsg|errMsg)>([^<]{0,200})</\\1>");

  private ErrorBody() {}

  /**
   * Ends the reading where the body is a refusal, or is JSON, XML or HTML where a table was due.
   */
  static void refuse(byte[] body) throws UnusablePayload {
    switch (firstByte(body)) {
      case '<' -> throw ofXml(body);
      case '{' -> {
        JsonNode root = Json.read(body);
        ofJson(root);
        throw UnusablePayload.garbled("the body is JSON where a table was due");
      }
      default -> {
        // A table, or nothing that this knows.
      }
    }
  }

  /** Ends the reading where the JSON is a refusal. */
  static void ofJson(JsonNode root) throws UnusablePayload {
    JsonNode hub = root.path("result");
    if (hub.path("status").canConvertToInt()) {
      throw UnusablePayload.refused(
          Refusal.ofStatus(hub.path("status").intValue(), text(hub, "message")));
    }
    JsonNode gateway = root.path("OpenAPI_ServiceResponse").path("cmmMsgHeader");
    if (gateway.isObject()) {
      throw UnusablePayload.refused(
          Refusal.ofResultCode(text(gateway, "returnReasonCode"), text(gateway, "returnAuthMsg")));
    }
    for (JsonNode header :
        new JsonNode[] {root, root.path("header"), root.path("response").path("header")}) {
      String code = text(header, "resultCode");
      if (!code.isEmpty() && !code.equals("00")) {
        throw UnusablePayload.refused(Refusal.ofResultCode(code, text(header, "resultMsg")));
      }
    }
  }

  static UnusablePayload ofXml(byte[] body) {
    String text = KoreanText.utf8(body).or(() -> KoreanText.eucKr(body)).orElse("");
    Matcher code = XML_CODE.matcher(text);
    if (!code.find() || code.group(2).equals("00")) {
      return UnusablePayload.garbled("the body is XML or HTML without an error code");
    }
    Matcher message = XML_MESSAGE.matcher(text);
    return UnusablePayload.refused(
        Refusal.ofResultCode(code.group(2), message.find() ? message.group(2).strip() : ""));
  }

  /** The first byte that is no white space; 0 if there is none. */
  static int firstByte(byte[] body) {
    for (byte b : body) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b;
      }
    }
    return 0;
  }

  private static String text(JsonNode node, String field) {
    return Optional.of(node.path(field))
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asString)
        .orElse("");
  }
}
