from simple_history.models import HistoricalRecords


class History(HistoricalRecords):
    """The versions of a record, with what many-to-many fields hold."""

    def create_historical_record_m2ms(self, history_instance, instance):
        # A new record is related to nothing yet, so nobody has to ask for each field.
        if history_instance.history_type != "+":
            super().create_historical_record_m2ms(history_instance, instance)
