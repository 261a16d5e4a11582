"""Reading many articles at once: in processes of this machine, or on a cluster."""
