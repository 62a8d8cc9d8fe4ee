package earshot.query.live;

import earshot.mention.Acknowledgement;
import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.query.Component;
import java.util.List;
import java.util.Optional;

/** What rules found, who has seen it, and who was told, as last told. */
public interface AlertLedger extends Component {
  /** All episodes, the newest first. */
  List<Episode> episodes();

  Optional<Episode> episode(String id);

  Optional<Acknowledgement> acknowledgement(String episode);

  /** The receipts of an episode, oldest first. */
  List<Delivery> deliveries(String episode);

  /** All receipts. */
  List<Delivery> deliveries();

  /**
   * Writes a receipt; it is kept when this returns.
   *
   * @throws earshot.query.IntakeUnavailable when Kafka does not take it
   */
  void write(Delivery delivery);

  /**
   * Somebody has seen an episode; returns when it can be read here.
   *
   * @throws earshot.query.IntakeUnavailable when Kafka does not take it
   */
  void acknowledge(Acknowledgement acknowledgement);
}
