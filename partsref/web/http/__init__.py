"""What every request passes through: limits, headers, slow visitors."""
